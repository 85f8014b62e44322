import { S3Client } from '@aws-sdk/client-s3';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The official client with its standard chain of credentials (environment, profile files, web identity, container,
 * instance), for any S3-compatible endpoint.
 */
export async function openS3Client(env: Environment): Promise<S3Client> {
  const endpoint = env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'];
  const forced = env['AWS_S3_FORCE_PATH_STYLE'];
  const region = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || (await configuredRegion());
  return new S3Client({
    region,
    ...(endpoint ? { endpoint } : {}),
    // Other servers than AWS seldom have a host name for every bucket.
    forcePathStyle: forced ? forced === 'true' : endpoint !== undefined && endpoint !== '',
    followRegionRedirects: true,
    // Tried again by us, together with what breaks off later, in the middle of a body.
    maxAttempts: 1,
  });
}

/** Of the profile. Without one, us-east-1: other servers do not care, AWS names the right one. */
async function configuredRegion(): Promise<string> {
  const probe = new S3Client({});
  return probe.config.region().catch(() => 'us-east-1');
}
