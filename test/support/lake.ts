import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startService, type Service } from './service.ts';

/** A bucket on a real S3 server. */
export interface Lake {
  readonly bucket: string;
  /** For a process that reads it. */
  readonly env: Readonly<Record<string, string>>;
  readonly client: S3Client;
  put(key: string, body: string | Uint8Array): Promise<void>;
  stop(): void;
}

/** Undefined where the server cannot be had (see `startService`). */
export async function openLake(): Promise<Lake | undefined> {
  const service: Service | undefined = startService('s3');
  if (!service) return undefined;
  const env = { ...service.env, AWS_EC2_METADATA_DISABLED: 'true' };
  const client = new S3Client({
    endpoint: service.env['AWS_ENDPOINT_URL_S3']!,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: {
      accessKeyId: service.env['AWS_ACCESS_KEY_ID']!,
      secretAccessKey: service.env['AWS_SECRET_ACCESS_KEY']!,
    },
  });
  const bucket = 'lake';
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return {
    bucket,
    env,
    client,
    put: async (Key, Body) => {
      // The client doubts a body from another realm (Jest's); its length settles it.
      const ContentLength = Buffer.byteLength(Body);
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentLength }));
    },
    stop() {
      client.destroy();
      service.stop();
    },
  };
}
