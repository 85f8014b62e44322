import { cannotRun } from '#core/verdict/errors.ts';
import type { AdapterPorts, CallOptions } from './ports.ts';

export interface HttpRequest {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const largestBodyBytes = 32 * 1024 * 1024;

/**
 * The body of a 2xx answer. Redirects are refused: they would carry headers with secrets to another place.
 * @throws Error naming the URL and what came back; never a header.
 */
export async function httpText(
  request: HttpRequest,
  call: CallOptions,
  send: typeof fetch,
): Promise<string> {
  const { url, method = 'GET', headers = {}, body } = request;
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(call.timeoutMs)]);
  let response: Response;
  let text: string;
  try {
    response = await send(url, {
      method,
      headers,
      signal,
      redirect: 'error',
      ...(body === undefined ? {} : { body }),
    });
    const length = Number(response.headers.get('content-length') ?? 0);
    if (length > largestBodyBytes) throw new Error(`answers with ${length} bytes`);
    text = await response.text();
  } catch (cause) {
    throw new Error(`${method} ${withoutSecrets(url)}: ${reason(cause, call)}`, { cause });
  }
  if (!response.ok) {
    const said = text.trim().replaceAll(/\s+/g, ' ').slice(0, 200);
    throw new Error(
      `${method} ${withoutSecrets(url)} answered ${response.status}${said ? `: ${said}` : ''}`,
    );
  }
  return text;
}

function reason(error: unknown, call: CallOptions): string {
  if (call.signal.aborted) return 'stopped';
  // fetch says "fetch failed" and keeps what happened in the cause.
  const { name, message, cause } = error as { name?: string; message?: string; cause?: unknown };
  if (name === 'TimeoutError') return `no answer within ${call.timeoutMs / 1000} s`;
  const deeper = (cause as { message?: string } | undefined)?.message;
  return deeper || message || String(error);
}

/** User and password of a URL, and its query, stay out of messages. */
function withoutSecrets(url: string): string {
  const parsed = new URL(url);
  return `${parsed.origin}${parsed.pathname}`;
}

/**
 * Headers with `${NAME}` replaced from the environment, so that secrets need not stand in the file.
 * @throws CannotRunError naming every variable that is not set.
 */
export function headersFrom(
  headers: Readonly<Record<string, string>> | undefined,
  ports: Pick<AdapterPorts, 'env' | 'mask'>,
  subject: string,
): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const [name, template] of Object.entries(headers ?? {})) {
    filled[name] = template.replaceAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, variable: string) => {
      const value = ports.env[variable];
      if (!value) {
        throw cannotRun(
          'variable-missing',
          `${subject}.headers.${name}`,
          `the environment variable ${variable} is not set; pass it with env: in the workflow`,
        );
      }
      ports.mask(value);
      return value;
    });
    if (filled[name] !== template) ports.mask(filled[name]);
  }
  return filled;
}
