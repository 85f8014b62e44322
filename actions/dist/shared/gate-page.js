import { n as renderGatePage } from "./report-html.js";

export { renderGatePage };