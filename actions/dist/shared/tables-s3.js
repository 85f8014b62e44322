import "./rolldown-runtime.js";
import { B as nearestName, J as cannotRun, q as CannotRunError } from "./shell.js";
import { N as shownAddress, S as reasonOf, _ as retrying, b as asTransferError, g as retryAfterMs, h as rangeHeader, m as parseContentRange, n as keyGlob, t as isKeyGlob, v as answerOf, x as changedWhileRead, y as TransferError } from "./tables.js";
import { t as require_dist_cjs } from "./vendor/object-storage.js";
import { Readable } from "node:stream";

// packages/tables/sources/s3/s3-client.ts
var import_dist_cjs = require_dist_cjs();
/**
* The official client with its standard chain of credentials (environment, profile files, web identity, container,
* instance), for any S3-compatible endpoint.
*/
async function openS3Client(env) {
	const endpoint = env["AWS_ENDPOINT_URL_S3"] || env["AWS_ENDPOINT_URL"];
	const forced = env["AWS_S3_FORCE_PATH_STYLE"];
	const region = env["AWS_REGION"] || env["AWS_DEFAULT_REGION"] || await configuredRegion();
	return new import_dist_cjs.S3Client({
		region,
		...endpoint ? { endpoint } : {},
		forcePathStyle: forced ? forced === "true" : endpoint !== void 0 && endpoint !== "",
		followRegionRedirects: true,
		maxAttempts: 1
	});
}
/** Of the profile. Without one, us-east-1: other servers do not care, AWS names the right one. */
async function configuredRegion() {
	return new import_dist_cjs.S3Client({}).config.region().catch(() => "us-east-1");
}

// packages/tables/sources/s3/s3-address.ts
/** @throws CannotRunError */
function parseS3Address(source) {
	const shown = shownAddress(source);
	const match = /^s3:\/\/([^/]*)\/(.*)$/is.exec(source);
	const expected = "expected s3://bucket/path/data.parquet or s3://bucket/path/*.parquet";
	if (!match) throw cannotRun("source-address", shown, `names no object; ${expected}`);
	const [, bucket, key] = match;
	if (bucket.includes("@")) throw cannotRun("source-address", shown, "expected an address without credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or use a profile or role");
	if (!/^[\w.:-]{3,}$/.test(bucket)) throw cannotRun("source-address", shown, `'${bucket}' is no name of a bucket; ${expected}`);
	if (key === "" || key.endsWith("/")) throw cannotRun("file-directory", shown, `is a prefix; expected an object or a glob such as ${shown}**/*.parquet`);
	return {
		shown,
		bucket,
		key
	};
}
function shownKey(bucket, key) {
	return `s3://${bucket}/${key}`;
}

// packages/tables/sources/s3/s3-error.ts
const throttled = /^(SlowDown|ServiceUnavailable|InternalError|RequestTimeout|RequestTimeTooSkewed|Throttl\w*|TooManyRequests\w*)$/;
/** What an error of the client means to the user, and whether it may pass. */
function explainS3Error(error, { shown, bucket }) {
	if (error instanceof CannotRunError) return error;
	const passing = asTransferError(error) ?? passingAnswer(error);
	if (passing) return passing;
	if (!(error instanceof import_dist_cjs.S3ServiceException)) return explainOther(error, shown);
	const code = error.name;
	const status = error.$metadata.httpStatusCode;
	if (status === 412 || status === 416) return changedWhileRead(shown, { cause: error });
	const because = (problem, message) => cannotRun(problem, shown, message, { cause: error });
	if (code === "NoSuchBucket") return because("source-missing", `there is no bucket '${bucket}'. Check its name and the endpoint`);
	if (/^(InvalidAccessKeyId|SignatureDoesNotMatch|AuthorizationHeaderMalformed|XAdminUserNotFound)$/.test(code)) return because("source-credentials", `the credentials are not accepted (${code}). Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile, and the endpoint`);
	if ([
		"ExpiredToken",
		"ExpiredTokenException",
		"TokenRefreshRequired",
		"InvalidToken"
	].includes(code)) return because("source-credentials", `the credentials have expired (${code}). Get new ones`);
	if (code === "InvalidObjectState") return because("source-archived", "is in an archive and cannot be read. Restore it first");
	if (status === 401 || status === 403) return because("source-credentials", `may not be read with these credentials (${code}). Reading needs s3:GetObject, globs need s3:ListBucket`);
	return because("source-download", `object storage answered ${status ?? ""} ${code}. Check the address and the endpoint`);
}
function passingAnswer(error) {
	if (!(error instanceof Error) || !("$metadata" in error)) return void 0;
	const { $metadata, $response } = error;
	const status = $metadata.httpStatusCode ?? 0;
	if (!(status === 429 || status >= 500 && status !== 501 || throttled.test(error.name))) return void 0;
	const wait = $response?.headers["retry-after"];
	return new TransferError(`object storage answered ${status} ${error.name}`, {
		cause: error,
		retryAfterMs: retryAfterMs(wait, Date.now())
	});
}
/** Of the client itself: no credentials, no network. */
function explainOther(error, shown) {
	if (!(error instanceof Error)) return new Error(String(error));
	if (/Credentials/.test(error.name)) return cannotRun("source-credentials", shown, `there are no credentials for object storage (${error.message}). Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE or a role; public data can be read by its https address`, { cause: error });
	const code = error.code ?? "";
	if (!/^(ENOTFOUND|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code)) return error;
	return cannotRun("source-download", shown, `object storage cannot be reached: ${reasonOf(error)}. Check AWS_ENDPOINT_URL_S3, the region and the network`, { cause: error });
}

// packages/tables/sources/s3/list-matches.ts
const shownNames = 5;
/**
* The objects that a glob matches, sorted by key. A key that is written exactly so wins over the reading as a glob.
* @throws CannotRunError when there is none.
*/
async function listMatches(client, address, patience) {
	const { bucket, key: pattern, shown } = address;
	const glob = keyGlob(pattern);
	const found = [];
	const others = [];
	let token;
	do {
		const page = await listPage(client, address, patience, {
			prefix: glob.prefix,
			token
		});
		for (const { Key: key = "", ETag: version } of page.Contents ?? []) {
			if (key === pattern) return [{
				key,
				version
			}];
			if (glob.matches(key)) found.push({
				key,
				version
			});
			else if (others.length <= shownNames) others.push(key);
		}
		token = page.IsTruncated ? page.NextContinuationToken : void 0;
	} while (token !== void 0);
	const [first, ...rest] = found.sort((a, b) => a.key < b.key ? -1 : 1);
	if (first) return [first, ...rest];
	const names = others.slice(0, shownNames).map((key) => shownKey(bucket, key));
	const more = others.length > shownNames ? ", …" : "";
	throw cannotRun("file-no-match", shown, names.length > 0 ? `no object matches this glob. There are ${names.join(", ")}${more}` : `no object begins with ${shownKey(bucket, glob.prefix)}`);
}
async function listPage(client, address, patience, { prefix, token }) {
	const command = new import_dist_cjs.ListObjectsV2Command({
		Bucket: address.bucket,
		Prefix: prefix,
		ContinuationToken: token
	});
	const ask = async (abortSignal) => {
		try {
			return await client.send(command, { abortSignal });
		} catch (error) {
			throw explainS3Error(error, address);
		}
	};
	return retrying(() => answerOf(patience, ask), {
		shown: address.shown,
		signal: patience.signal
	});
}

// packages/tables/sources/s3/missing-key.ts
/** The error for a key that is not there, with the nearest one of its directory when that may be listed. */
async function missingKey(client, { bucket, key, shown }, cause) {
	const directory = key.slice(0, key.lastIndexOf("/") + 1);
	const names = await namesIn(client, bucket, directory);
	const say = (hint) => cannotRun("source-missing", shown, `there is no such object. ${hint}`, { cause });
	const name = key.slice(directory.length);
	if (names.includes(`${name}/`)) return say(`It is a prefix: name its objects with a glob such as ${shown}/**/*.parquet`);
	const objects = names.filter((one) => !one.endsWith("/"));
	const nearest = nearestName(name, objects);
	if (nearest !== void 0) return say(`Did you mean '${shownKey(bucket, directory + nearest)}'?`);
	return say("Check the bucket, the key and the endpoint.");
}
/** Objects and, with a slash behind, prefixes. */
async function namesIn(client, bucket, directory) {
	const command = new import_dist_cjs.ListObjectsV2Command({
		Bucket: bucket,
		Prefix: directory,
		Delimiter: "/"
	});
	const page = await client.send(command).catch(() => void 0);
	const keys = (page?.Contents ?? []).map(({ Key }) => Key);
	const prefixes = (page?.CommonPrefixes ?? []).map(({ Prefix }) => Prefix);
	return [...keys, ...prefixes].map((name) => name.slice(directory.length));
}

// packages/tables/sources/s3/s3-objects.ts
/**
* The object, or the objects that a glob matches.
* @throws CannotRunError
*/
async function findS3Objects(client, source, patience) {
	const address = parseS3Address(source);
	if (!isKeyGlob(address.key)) return {
		objects: [s3Object(client, address)],
		isGlob: false
	};
	const { bucket } = address;
	const found = await listMatches(client, address, patience);
	return {
		objects: found.map(({ key, version }) => s3Object(client, {
			shown: shownKey(bucket, key),
			bucket,
			key
		}, version)),
		isGlob: found[0].key !== address.key
	};
}
function s3Object(client, address, listedVersion) {
	const { shown, bucket: Bucket, key: Key } = address;
	const open = async (range, version, abortSignal) => {
		const command = new import_dist_cjs.GetObjectCommand({
			Bucket,
			Key,
			...range ? { Range: rangeHeader(range) } : {},
			...version === void 0 ? {} : { IfMatch: version }
		});
		try {
			const { Body, ContentRange, ContentLength, ETag } = await client.send(command, { abortSignal });
			const content = parseContentRange(ContentRange);
			const totalBytes = content?.totalBytes ?? ContentLength;
			return {
				body: Body,
				range: content?.range,
				totalBytes,
				version: ETag
			};
		} catch (error) {
			if (isNamed(error, "InvalidRange") && range?.start === 0) return {
				body: Readable.from([]),
				range,
				totalBytes: 0,
				version
			};
			if (isNamed(error, "NoSuchKey")) throw await missingKey(client, address, error);
			throw explainS3Error(error, address);
		}
	};
	return {
		shown,
		version: listedVersion,
		open
	};
}
function isNamed(error, name) {
	return error instanceof Error && error.name === name;
}

export { openS3Client as n, findS3Objects as t };