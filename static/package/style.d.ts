/** The styles of the element's shadow root. */
declare const css: string;
export default css;
