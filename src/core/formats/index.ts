import { Remembered } from '../text/remembered';
import { amavis } from './amavis';
import { assp } from './assp';
import { bounceEvent } from './bounceEvent';
import { courier } from './courier';
import { curl } from './curl';
import { dialogue } from './dialogue';
import { dma } from './dma';
import { dotNetMail } from './dotNetMail';
import { dovecot } from './dovecot';
import { dsn } from './dsn';
import { exchange } from './exchange';
import { exchangeAgent } from './exchangeAgent';
import { exchangeTracking } from './exchangeTracking';
import { exim } from './exim';
import { eximDebug } from './eximDebug';
import type { Format } from './format';
import { genSmtp } from './genSmtp';
import { goGuerrilla } from './goGuerrilla';
import { goMail } from './goMail';
import { haraka } from './haraka';
import { hmailserver } from './hmailserver';
import { iis } from './iis';
import { ironPort } from './ironPort';
import { javaMail } from './javaMail';
import { kumomta } from './kumomta';
import { labelled } from './labelled';
import { looseReply } from './looseReply';
import { maddy } from './maddy';
import { mailEnable } from './mailEnable';
import { mailKit } from './mailKit';
import { mailq } from './mailq';
import { mdaemon } from './mdaemon';
import { mox } from './mox';
import { msmtp } from './msmtp';
import { netSmtp } from './netSmtp';
import { nodemailer } from './nodemailer';
import { nullmailer } from './nullmailer';
import { opensmtpd } from './opensmtpd';
import { oracleMessaging } from './oracleMessaging';
import { pearNetSmtp } from './pearNetSmtp';
import { phpMailer } from './phpMailer';
import { postfix } from './postfix';
import { powerMta } from './powerMta';
import { qmail } from './qmail';
import { rubyNetSmtp } from './rubyNetSmtp';
import { sendEmail } from './sendEmail';
import { sendmail } from './sendmail';
import { sendmailVerbose } from './sendmailVerbose';
import { smtpCli } from './smtpCli';
import { smtpError } from './smtpError';
import { smtplib } from './smtplib';
import { sNail } from './sNail';
import { ssmtp } from './ssmtp';
import { stalwart } from './stalwart';
import { swaks } from './swaks';
import { symfonyMailer } from './symfonyMailer';
import { zoneMta } from './zoneMta';

/** Every format we read. Where two read a line, the earlier one does: those that know most of their lines stand first. */
export const formats: readonly Format[] = [
  dsn,
  postfix,
  exim,
  sendmail,
  exchange,
  exchangeAgent,
  exchangeTracking,
  iis,
  eximDebug,
  sendmailVerbose,
  opensmtpd,
  courier,
  qmail,
  dovecot,
  amavis,
  haraka,
  hmailserver,
  mailEnable,
  ironPort,
  kumomta,
  stalwart,
  zoneMta,
  maddy,
  mox,
  dma,
  ssmtp,
  nullmailer,
  powerMta,
  mdaemon,
  assp,
  oracleMessaging,
  goGuerrilla,
  bounceEvent,
  mailq,
  swaks,
  sendEmail,
  smtpCli,
  netSmtp,
  rubyNetSmtp,
  smtplib,
  phpMailer,
  goMail,
  sNail,
  msmtp,
  curl,
  symfonyMailer,
  nodemailer,
  mailKit,
  labelled,
  dotNetMail,
  genSmtp,
  pearNetSmtp,
  smtpError,
  javaMail,
  looseReply,
  dialogue,
];

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
