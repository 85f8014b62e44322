/** GitHub answers 422 to a longer comment; it counts characters. */
export const commentLimit = 65_536;

const notice = '\n<sub>Shortened: the whole report is in the job summary of the run.</sub>\n';

export interface CommentParts {
  /** Always there; cut where even it is too long. */
  readonly head: string;
  /** The weightiest first. Each is taken whole or not at all: half a table would read like all of it. */
  readonly parts: readonly string[];
  /** Short, and always there. */
  readonly foot: string;
}

export function fitParts({ head, parts, foot }: CommentParts, limit: number): string {
  const whole = [head, ...parts, foot].join('');
  if (whole.length <= limit) return whole;
  const room = limit - notice.length - foot.length;
  let text = head.length <= room ? head : `${cutWhole(head, room - 1)}…`;
  for (const part of parts) if (text.length + part.length <= room) text += part;
  return `${text}${notice}${foot}`;
}

/** Never in the middle of an escape or a pair. */
function cutWhole(text: string, length: number): string {
  return text.slice(0, length).replace(/(?:&[^;\s]*|[\ud800-\udbff])$/, '');
}
