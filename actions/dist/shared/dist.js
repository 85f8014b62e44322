import { n as glob, r as isDynamicPattern, t as escapePath } from "./vendor/glob.js";

export { glob };