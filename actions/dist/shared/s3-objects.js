import { t as findS3Objects } from "./tables-s3.js";

export { findS3Objects };