package io.huizhen.consult.web;

import io.huizhen.workflows.Reached;
import java.util.List;
import org.springframework.validation.Errors;

/**
 * What the coordinator's calls came to, as chosen.
 *
 * @param reached {@code both}, {@code doctor}, {@code patient} or {@code nobody}
 * @param comment why not, in words; wanted when not both were reached
 */
record ReachedForm(String reached, String comment) {

    static final List<String> CHOICES = List.of("both", "doctor", "patient", "nobody");
    private static final int LONGEST = 500;

    ReachedForm {
        reached = reached == null ? "" : reached.strip();
        comment = comment == null ? "" : comment.strip();
    }

    void check(Errors errors) {
        if (!CHOICES.contains(reached)) {
            errors.rejectValue("reached", "consult.byHand.reached.missing");
        } else if (!reached.equals("both") && comment.isEmpty()) {
            errors.rejectValue("comment", "consult.byHand.comment.missing");
        }
        if (comment.codePointCount(0, comment.length()) > LONGEST) {
            errors.rejectValue("comment", "consult.byHand.comment.long");
        }
    }

    Reached whom() {
        return switch (reached) {
            case "both" -> Reached.BOTH;
            case "nobody" -> Reached.NOBODY;
            default -> Reached.ONE;
        };
    }

    /** Who was not reached, when one was. */
    String missed() {
        return switch (reached) {
            case "doctor" -> "patient";
            case "patient" -> "doctor";
            default -> null;
        };
    }
}
