import type { Result } from '../analysis';
import type { Sender } from './arrivals';
import type { StageDelay } from './delays';
import type { DomainFigures } from './domains';
import type { Hour } from './hours';
import type { Counted } from './tally';

/** A log in figures. Every figure has a line, from 0, where it was first seen. */
export interface Summary {
  readonly lines: number;
  /** The first and the last time in the log, as it writes them; empty where it has none. */
  readonly from: string;
  readonly to: string;
  /** Messages that came into the queue from outside; one that a filter gives back counts once. */
  readonly received: number;
  /** Bounces and other notices that this server made itself. */
  readonly notices: number;
  /** In octets, of messages received, and of messages times recipients delivered; 0 where the log tells no sizes. */
  readonly octetsReceived: number;
  readonly octetsDelivered: number;
  /** By recipient; a recipient deferred three times counts three times there. */
  readonly results: Readonly<Record<Result, number>>;
  /** Messages given to a filter that gave them back: no delivery. */
  readonly handedOn: number;
  /** Recipients who were deferred and had got nothing when the log ended. */
  readonly waiting: number;
  readonly hours: readonly Hour[];
  /** Why mail of our side failed for good. */
  readonly causes: readonly Counted[];
  /** Why our server refused strangers. */
  readonly rejections: readonly Counted[];
  /** Who refused mail of our side. */
  readonly hosts: readonly Counted[];
  /** Of the recipients that were refused. */
  readonly domains: readonly Counted[];
  readonly recipientDomains: readonly DomainFigures[];
  readonly senders: readonly Sender[];
  /** From where logins failed. */
  readonly loginFailures: readonly Counted[];
  readonly delays: readonly StageDelay[];
  /** What did not fit into bounded memory; all 0 for most logs. */
  readonly cut: FiguresCut;
}

/** What the figures leave out. */
export interface FiguresCut {
  /** Hours after the first two months. */
  readonly hours: number;
  /** Counts for rare names: each list keeps 20,000. */
  readonly unnamed: number;
  /** Messages whose sender and size were forgotten because 100,000 others were in the queue. */
  readonly messages: number;
}
