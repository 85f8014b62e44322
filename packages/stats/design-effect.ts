/**
 * How much more counts vary from poll to poll than independent events would: bursts of ten errors at a time
 * give about ten. Pearson's dispersion over polls, Σ(b − p̂m)²/(p̂m)/(K − 1); with equal traffic in every poll it
 * is the sample variance of the counts over their mean. Kept as sums, so that a journal can carry it.
 */
export interface DispersionSums {
  readonly polls: number;
  readonly events: number;
  readonly requests: number;
  /** Σ b²/m */
  readonly squaresPerRequest: number;
}

export const noDispersion: DispersionSums = {
  polls: 0,
  events: 0,
  requests: 0,
  squaresPerRequest: 0,
};

/** Adds one poll; a poll without requests adds nothing. */
export function addDispersionPoll(
  sums: DispersionSums,
  poll: { readonly events: number; readonly requests: number },
): DispersionSums {
  if (!(poll.requests > 0)) return sums;
  return {
    polls: sums.polls + 1,
    events: sums.events + poll.events,
    requests: sums.requests + poll.requests,
    squaresPerRequest: sums.squaresPerRequest + (poll.events * poll.events) / poll.requests,
  };
}

const fewestPolls = 5;

/** At least 1. Fewer than five polls, or no events: nothing to estimate from, 1. */
export function designEffect(sums: DispersionSums): number {
  if (sums.polls < fewestPolls || !(sums.events > 0)) return 1;
  return Math.max(1, pearson(sums) / (sums.polls - 1));
}

/** What is assumed about bursts before anything is known, counted like one more degree of freedom. */
const assumedBurst = 10;

/**
 * The same for raising an alarm: starts at ten, so that a single burst right after the start is no alarm, and
 * comes down to the estimate as polls come in. At least 1.
 */
export function cautiousDesignEffect(sums: DispersionSums): number {
  if (sums.polls < 2 || !(sums.events > 0)) return assumedBurst;
  return Math.max(1, (assumedBurst + pearson(sums)) / sums.polls);
}

/** Pearson's statistic on polls − 1 degrees of freedom. */
function pearson({ events, requests, squaresPerRequest }: DispersionSums): number {
  return squaresPerRequest / (events / requests) - events;
}
