import { S3ServiceException } from '@aws-sdk/client-s3';
import { cannotRun, CannotRunError } from '#core/verdict/errors.ts';
import { asTransferError, changedWhileRead, reasonOf, TransferError } from '../transfer-error.ts';
import { retryAfterMs } from '../transfer-retry.ts';
import type { S3Address } from './s3-address.ts';

const throttled =
  /^(SlowDown|ServiceUnavailable|InternalError|RequestTimeout|RequestTimeTooSkewed|Throttl\w*|TooManyRequests\w*)$/;

/** What an error of the client means to the user, and whether it may pass. */
export function explainS3Error(error: unknown, { shown, bucket }: S3Address): Error {
  if (error instanceof CannotRunError) return error;
  const passing = asTransferError(error) ?? passingAnswer(error);
  if (passing) return passing;
  if (!(error instanceof S3ServiceException)) return explainOther(error, shown);
  const code = error.name;
  const status = error.$metadata.httpStatusCode;
  if (status === 412 || status === 416) return changedWhileRead(shown, { cause: error });
  const because = (problem: string, message: string): Error =>
    cannotRun(problem, shown, message, { cause: error });
  if (code === 'NoSuchBucket')
    return because(
      'source-missing',
      `there is no bucket '${bucket}'. Check its name and the endpoint`,
    );
  if (
    /^(InvalidAccessKeyId|SignatureDoesNotMatch|AuthorizationHeaderMalformed|XAdminUserNotFound)$/.test(
      code,
    )
  ) {
    return because(
      'source-credentials',
      `the credentials are not accepted (${code}). Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile, and the endpoint`,
    );
  }
  if (
    ['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired', 'InvalidToken'].includes(code)
  ) {
    return because('source-credentials', `the credentials have expired (${code}). Get new ones`);
  }
  if (code === 'InvalidObjectState') {
    return because('source-archived', 'is in an archive and cannot be read. Restore it first');
  }
  if (status === 401 || status === 403) {
    return because(
      'source-credentials',
      `may not be read with these credentials (${code}). Reading needs s3:GetObject, globs need s3:ListBucket`,
    );
  }
  return because(
    'source-download',
    `object storage answered ${status ?? ''} ${code}. Check the address and the endpoint`,
  );
}

function passingAnswer(error: unknown): TransferError | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const { $metadata, $response } = error as S3ServiceException;
  const status = $metadata.httpStatusCode ?? 0;
  const passes = status === 429 || (status >= 500 && status !== 501) || throttled.test(error.name);
  if (!passes) return undefined;
  const wait = $response?.headers['retry-after'];
  return new TransferError(`object storage answered ${status} ${error.name}`, {
    cause: error,
    retryAfterMs: retryAfterMs(wait, Date.now()),
  });
}

/** Of the client itself: no credentials, no network. */
function explainOther(error: unknown, shown: string): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (/Credentials/.test(error.name)) {
    return cannotRun(
      'source-credentials',
      shown,
      `there are no credentials for object storage (${error.message}). Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE or a role; public data can be read by its https address`,
      { cause: error },
    );
  }
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (!/^(ENOTFOUND|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code))
    return error;
  return cannotRun(
    'source-download',
    shown,
    `object storage cannot be reached: ${reasonOf(error)}. Check AWS_ENDPOINT_URL_S3, the region and the network`,
    { cause: error },
  );
}
