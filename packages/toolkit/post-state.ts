import * as core from '@actions/core';

const mainRan = 'trainyardMainRan';

/**
 * True in the post step. Main and post share one bundle: main leaves a mark in the step's state, and only the
 * post step sees it (as STATE_… in its environment).
 */
export function startsPost(): boolean {
  if (core.getState(mainRan) === 'true') return true;
  if (process.env['GITHUB_STATE']) core.saveState(mainRan, 'true');
  return false;
}

/** What main saved with `saveState`. */
export function readPostState(env: NodeJS.ProcessEnv): Record<string, string> {
  const state: Record<string, string> = {};
  for (const [key, value] of Object.entries(env)) {
    if (key.startsWith('STATE_') && value !== undefined) state[key.slice('STATE_'.length)] = value;
  }
  return state;
}
