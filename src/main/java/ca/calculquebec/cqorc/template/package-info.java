/**
 * The closed expression language of templates and conditions in configuration values: a subset of
 * Python's f-strings that can compute a text and nothing else. Uses the JDK and {@code failure}
 * only.
 */
package ca.calculquebec.cqorc.template;
