import type { DriftAlert } from '#core/drift/sinks/drift-alert.ts';
import type { NotifyEvent } from '#core/drift/sinks/telling.ts';

/** An issue as far as it is looked at. */
export interface KnownIssue {
  readonly number: number;
  readonly isOpen: boolean;
  readonly body: string;
}

/** The issues of the run's repository. */
export interface IssuePort {
  /** Open and closed ones with a text in their body. */
  withMarker(marker: string, label: string): Promise<KnownIssue[]>;
  /** @returns its number. */
  create(issue: {
    readonly title: string;
    readonly body: string;
    readonly labels: readonly string[];
    readonly assignees: readonly string[];
  }): Promise<number>;
  update(
    number: number,
    change: {
      readonly body?: string;
      readonly state?: 'open' | 'closed';
      readonly reason?: 'completed' | 'not_planned' | 'reopened';
    },
  ): Promise<void>;
  comment(number: number, body: string): Promise<void>;
}

/** How news of any kind is put into the words of an issue. */
export interface IssueWords<News> {
  issueTitle(news: News): string;
  issueBody(news: News, marker: string, since: string): string;
  issueComment(news: News, what: 'changed' | 'back' | 'over'): string;
}

/** How news of drift is put into the words of each kind of sink. */
export interface AlertWords extends IssueWords<DriftAlert> {
  slack(alert: DriftAlert, event: NotifyEvent): unknown;
  json(alert: DriftAlert, event: NotifyEvent, idempotencyKey: string): unknown;
  facts(
    alert: DriftAlert,
    event: NotifyEvent,
    idempotencyKey: string,
  ): Readonly<Record<string, string>>;
}

/** What became of telling one sink. */
export interface NotifyOutcome {
  /** 'slack (env:SLACK_WEBHOOK_URL)', 'issue' */
  readonly sink: string;
  /** told; nothing new; planned (pull requests); impossible: no right or no token; failed. */
  readonly outcome: 'told' | 'nothing new' | 'planned' | 'impossible' | 'failed';
  readonly detail: string;
}
