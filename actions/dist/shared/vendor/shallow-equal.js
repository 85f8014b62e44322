import { t as __commonJSMin } from "../rolldown-runtime.js";

// node_modules/shallow-equal/dist/index.cjs.js
var require_index_cjs = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	function shallowEqualObjects(objA, objB) {
		if (objA === objB) return true;
		if (!objA || !objB) return false;
		var aKeys = Object.keys(objA);
		var bKeys = Object.keys(objB);
		var len = aKeys.length;
		if (bKeys.length !== len) return false;
		for (var i = 0; i < len; i++) {
			var key = aKeys[i];
			if (objA[key] !== objB[key] || !Object.prototype.hasOwnProperty.call(objB, key)) return false;
		}
		return true;
	}
	function shallowEqualArrays(arrA, arrB) {
		if (arrA === arrB) return true;
		if (!arrA || !arrB) return false;
		var len = arrA.length;
		if (arrB.length !== len) return false;
		for (var i = 0; i < len; i++) if (arrA[i] !== arrB[i]) return false;
		return true;
	}
	exports.shallowEqualArrays = shallowEqualArrays;
	exports.shallowEqualObjects = shallowEqualObjects;
}));

export { require_index_cjs as t };