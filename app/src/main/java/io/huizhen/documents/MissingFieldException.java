package io.huizhen.documents;

/** A document template asks for something that the model or the messages do not have: never printed as a blank. */
public class MissingFieldException extends RuntimeException {

    private final String field;

    public MissingFieldException(String template, String field) {
        super("document template " + template + " has no value for " + field);
        this.field = field;
    }

    /** The expression or message key as it stands in the template; holds no patient data. */
    public String field() {
        return field;
    }
}
