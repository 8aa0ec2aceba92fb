/** Stands for a component library's words in a language that Handoff does not speak. */
module.exports = () => "export default undefined;";
