import { alertFacts, alertJson } from './alert-json.ts';
import { issueBody, issueComment, issueTitle } from './drift-issue.ts';
import { slackMessage } from './slack-message.ts';

/** News of drift in the words of every kind of sink. */
export const alertWords = {
  slack: slackMessage,
  json: alertJson,
  facts: alertFacts,
  issueTitle,
  issueBody,
  issueComment,
};
