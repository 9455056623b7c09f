package io.huizhen.workflows.lint;

/**
 * One thing that is wrong with a model.
 *
 * @param rule short name of the rule, stable, usable as part of a message key
 * @param element id of the element, or of the process or decision
 * @param detail what was found, in English, for logs and build output
 */
public record Finding(String rule, String element, String detail) {

    @Override
    public String toString() {
        return element + ": " + detail + " [" + rule + "]";
    }
}
