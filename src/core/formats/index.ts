import { Remembered } from '../text/remembered';
import { aiosmtpd } from './servers/aiosmtpd';
import { amavis } from './servers/amavis';
import { assp } from './servers/assp';
import { axigen } from './servers/axigen';
import { barracuda } from './servers/barracuda';
import { bounceEvent } from './bounces/bounceEvent';
import { chasquid } from './servers/chasquid';
import { citadel } from './servers/citadel';
import { codeIgniter } from './clients/codeIgniter';
import { communigate } from './servers/communigate';
import { courier } from './servers/courier';
import { curl } from './clients/curl';
import { dialogue } from './general/dialogue';
import { dma } from './servers/dma';
import { dotNetMail } from './clients/dotNetMail';
import { domino } from './servers/domino';
import { dovecot } from './servers/dovecot';
import { dsn } from './bounces/dsn';
import { emailJs } from './clients/emailJs';
import { exchange } from './servers/exchange';
import { exchangeAgent } from './servers/exchangeAgent';
import { exchangeTracking } from './servers/exchangeTracking';
import { exim } from './servers/exim';
import { eximDebug } from './servers/eximDebug';
import { eximHostTest } from './servers/eximHostTest';
import { fieldColumns } from './general/fieldColumns';
import type { Format, Line } from './format';
import { fortiMail } from './servers/fortiMail';
import { fetchmail } from './clients/fetchmail';
import { genSmtp } from './clients/genSmtp';
import { goGuerrilla } from './servers/goGuerrilla';
import { goMail } from './clients/goMail';
import { groupWise } from './servers/groupWise';
import { haraka } from './servers/haraka';
import { hmailserver } from './servers/hmailserver';
import { iceWarp } from './servers/iceWarp';
import { iis } from './servers/iis';
import { ironPort } from './servers/ironPort';
import { javaMail } from './clients/javaMail';
import { kopano } from './servers/kopano';
import { kumomta } from './servers/kumomta';
import { kerio } from './servers/kerio';
import { labelled } from './general/labelled';
import { looseReply } from './general/looseReply';
import { maddy } from './servers/maddy';
import { mailman } from './clients/mailman';
import { mailboxServer } from './servers/mailboxServer';
import { mailEnable } from './servers/mailEnable';
import { mailKit } from './clients/mailKit';
import { mailSo } from './clients/mailSo';
import { mailq } from './servers/mailq';
import { mailu } from './servers/mailu';
import { mdaemon } from './servers/mdaemon';
import { mox } from './servers/mox';
import { msmtp } from './clients/msmtp';
import { netSmtp } from './clients/netSmtp';
import { nginxMail } from './servers/nginxMail';
import { nodemailer } from './clients/nodemailer';
import { nullmailer } from './servers/nullmailer';
import { opensmtpd } from './servers/opensmtpd';
import { oracleMessaging } from './servers/oracleMessaging';
import { pearNetSmtp } from './clients/pearNetSmtp';
import { phpMailer } from './clients/phpMailer';
import { plesk } from './servers/plesk';
import { policyService } from './servers/policyService';
import { postal } from './servers/postal';
import { postfix } from './servers/postfix';
import { postfixNotice } from './servers/postfixNotice';
import { powerMta } from './servers/powerMta';
import { qmail } from './servers/qmail';
import { qpsmtpd } from './servers/qpsmtpd';
import { recordio } from './servers/recordio';
import { rubyNetSmtp } from './clients/rubyNetSmtp';
import { saslauthd } from './servers/saslauthd';
import { sendEmail } from './clients/sendEmail';
import { sendmail } from './servers/sendmail';
import { sendmailVerbose } from './servers/sendmailVerbose';
import { smarterMail } from './servers/smarterMail';
import { smtpCli } from './clients/smtpCli';
import { smtpError } from './general/smtpError';
import { smtplib } from './clients/smtplib';
import { sNail } from './clients/sNail';
import { smtpServiceEvent } from './servers/smtpServiceEvent';
import { ssmtp } from './clients/ssmtp';
import { stalwart } from './servers/stalwart';
import { surgeMail } from './servers/surgeMail';
import { swaks } from './clients/swaks';
import { symfonyMailer } from './clients/symfonyMailer';
import { tcpdump } from './general/tcpdump';
import { vpopmail } from './servers/vpopmail';
import { wholeSession } from './general/wholeSession';
import { zimbra } from './servers/zimbra';
import { zoneMta } from './servers/zoneMta';

/** Every format we read. Where two read a line, the earlier one does: those that know most of their lines stand first. */
export const formats: readonly Format[] = [
  postfixNotice,
  dsn,
  postfix,
  exim,
  sendmail,
  exchange,
  exchangeAgent,
  exchangeTracking,
  iis,
  smtpServiceEvent,
  eximDebug,
  eximHostTest,
  sendmailVerbose,
  opensmtpd,
  courier,
  qpsmtpd,
  recordio,
  qmail,
  dovecot,
  mailboxServer,
  saslauthd,
  vpopmail,
  plesk,
  zimbra,
  kopano,
  citadel,
  mailu,
  nginxMail,
  policyService,
  amavis,
  haraka,
  hmailserver,
  mailEnable,
  ironPort,
  barracuda,
  fortiMail,
  kumomta,
  stalwart,
  zoneMta,
  maddy,
  mox,
  chasquid,
  communigate,
  smarterMail,
  iceWarp,
  axigen,
  surgeMail,
  dma,
  ssmtp,
  nullmailer,
  powerMta,
  mdaemon,
  kerio,
  domino,
  groupWise,
  assp,
  oracleMessaging,
  goGuerrilla,
  aiosmtpd,
  postal,
  bounceEvent,
  mailq,
  swaks,
  sendEmail,
  smtpCli,
  netSmtp,
  rubyNetSmtp,
  mailman,
  smtplib,
  phpMailer,
  codeIgniter,
  goMail,
  sNail,
  msmtp,
  curl,
  symfonyMailer,
  emailJs,
  nodemailer,
  mailKit,
  mailSo,
  tcpdump,
  fieldColumns,
  wholeSession,
  fetchmail,
  labelled,
  dotNetMail,
  genSmtp,
  pearNetSmtp,
  javaMail,
  smtpError,
  looseReply,
  dialogue,
];

/** @returns nothing for an id that no format has */
export function formatWithId(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** The same formats in the order in which they are asked. */
export function inOrder(some: readonly Format[]): readonly Format[] {
  return formats.filter((format) => some.includes(format));
}

/** By the programs that were met. */
const byProgram = new Remembered<Format | undefined>(1000);

/** The format that the programs of a system log write, by the whole name in the tag. */
export function formatOfProgram(program: string): Format | undefined {
  return byProgram.get(program, () => formats.find((one) => one.programs?.test(program)));
}

/** Whether a program is one of those whose log some format reads. */
export function isKnownProgram(program: string): boolean {
  return formatOfProgram(program) !== undefined;
}

const writesRecords = formats.filter(({ tagOfRecord }) => tagOfRecord !== undefined);

/** The tag that a record has by its fields, where a program of ours makes such records. @param field what a field holds, by its name in lower case */
export function tagOfOwnRecord(field: (name: string) => string | undefined): Pick<Line, 'program' | 'pid'> | undefined {
  for (const format of writesRecords) {
    const tag = format.tagOfRecord?.(field);
    if (tag) return tag;
  }
  return undefined;
}
