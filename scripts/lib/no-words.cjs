/** Leaves of a component library's dictionary only the language that Handoff speaks. */
module.exports = (source) =>
  source
    .replace(/^import .*\/(?!en-US)[a-z]{2}-[A-Z]{2}\.mjs";\n/gm, "")
    .replace(/^ +"(?!en-US)[a-z]{2}-[A-Z]{2}": .*\n/gm, "");
