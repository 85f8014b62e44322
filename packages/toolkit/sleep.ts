import { setTimeout as delay } from 'node:timers/promises';
import type { Sleep } from '#core/ports.ts';

export const sleep: Sleep = (milliseconds, signal) =>
  delay(milliseconds, undefined, signal ? { signal } : {});
