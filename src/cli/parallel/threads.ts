import { setFlagsFromString } from 'node:v8';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { coloured } from '../output/colour';
import { checkSegment, type CheckedSegment, type Segment } from './segment';

/** Checks segments, as many at once as it likes. */
export interface Checker {
  check(segment: Segment): Promise<CheckedSegment | undefined>;
  close(): void;
}

/** The program was started as a thread of itself. */
export const isThread = !isMainThread;

/** What such a thread does, until it is ended. */
export function serve(): void {
  const port = parentPort;
  port?.on('message', (segment: Segment) => {
    port.postMessage(checkSegment(segment));
  });
}

/** Small heaps are cleaned more often and are nearly as quick; all threads together stay under 200 MB. */
const HEAP = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 96 };

/** @param program the file of this program @param count of threads */
export function threads(program: string, count: number): Checker {
  // Each thread compiles anew what is asked often, and functions that hold few others are far quicker compiled.
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
  const colours = coloured('place', '') === '' ? {} : { FORCE_COLOR: '1' };
  const idle: Thread[] = [];
  const waiting: ((thread: Thread | undefined) => void)[] = [];
  let alive = count;

  const all = Array.from({ length: count }, () => {
    const worker = new Worker(program, { env: { ...process.env, ...colours }, resourceLimits: HEAP });
    const thread: Thread = { worker, done: undefined };
    worker.on('message', (checked: CheckedSegment | undefined) => {
      thread.done?.(checked);
      free(thread);
    });
    // What a thread had that ran out of memory is read in the usual way.
    worker.on('error', () => { thread.done?.(undefined); });
    worker.on('exit', () => {
      alive--;
      thread.done?.(undefined);
      if (alive === 0) for (const wait of waiting.splice(0)) wait(undefined);
    });
    free(thread);
    return worker;
  });

  function free(thread: Thread): void {
    thread.done = undefined;
    const next = waiting.shift();
    if (next) next(thread);
    else idle.push(thread);
  }
  return {
    async check(segment) {
      const thread = idle.pop() ?? (alive > 0 ? await new Promise<Thread | undefined>((resolve) => waiting.push(resolve)) : undefined);
      if (!thread) return undefined;
      return new Promise((resolve) => {
        thread.done = resolve;
        thread.worker.postMessage(segment);
      });
    },
    close() {
      for (const worker of all) void worker.terminate();
    },
  };
}

interface Thread {
  readonly worker: Worker;
  /** Takes what the thread is working on. */
  done: ((checked: CheckedSegment | undefined) => void) | undefined;
}
