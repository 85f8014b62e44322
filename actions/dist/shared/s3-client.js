import { n as openS3Client } from "./tables-s3.js";

export { openS3Client };