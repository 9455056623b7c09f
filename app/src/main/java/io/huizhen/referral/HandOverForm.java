package io.huizhen.referral;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.validation.Errors;

/**
 * The inputs of a hand-over as typed, for every page that can hand a case over. The institution is a hospital of ours by
 * id, or {@link #OTHER} with its name, address and telephone.
 */
public record HandOverForm(
        String reason,
        String explanation,
        String place,
        String institution,
        String address,
        String institutionPhone,
        String contact,
        String within,
        String bring) {

    /** The value of {@code place} for an institution that is none of ours. */
    public static final String OTHER = "other";

    /** The values of {@code within}: how soon, as ISO durations. */
    public static final List<String> WITHIN = List.of("PT1H", "P1D", "P3D", "P7D");

    private static final int LINE = 120;
    private static final int TEXT = 1000;

    public HandOverForm {
        reason = text(reason);
        explanation = text(explanation);
        place = text(place);
        institution = text(institution);
        address = text(address);
        institutionPhone = text(institutionPhone);
        contact = text(contact);
        within = text(within);
        bring = text(bring);
    }

    public static HandOverForm blank() {
        return new HandOverForm(null, null, null, null, null, null, null, null, null);
    }

    /** Says each fault at its field. */
    public void check(List<String> hospitals, Errors errors) {
        if (reasonChosen().isEmpty()) {
            errors.rejectValue("reason", "referral.handOver.error.reason");
        }
        required("explanation", explanation, TEXT, errors);
        atMost("bring", bring, TEXT, errors);
        atMost("contact", contact, LINE, errors);
        if (place.equals(OTHER)) {
            required("institution", institution, LINE, errors);
            required("address", address, LINE, errors);
            required("institutionPhone", institutionPhone, 40, errors);
        } else if (!hospitals.contains(place)) {
            errors.rejectValue("place", "referral.handOver.error.place");
        }
        if (!WITHIN.contains(within)) {
            errors.rejectValue("within", "referral.handOver.error.within");
        }
    }

    Optional<HandOver.Reason> reasonChosen() {
        return List.of(HandOver.Reason.values()).stream()
                .filter(known -> known.name().equals(reason))
                .findFirst();
    }

    Duration howSoon() {
        return Duration.parse(within);
    }

    private static void required(String field, String value, int longest, Errors errors) {
        if (value.isEmpty()) {
            errors.rejectValue(field, "referral.handOver.error." + field);
        } else {
            atMost(field, value, longest, errors);
        }
    }

    private static void atMost(String field, String value, int longest, Errors errors) {
        if (value.codePointCount(0, value.length()) > longest) {
            errors.rejectValue(field, "referral.error.tooLong", new Object[] {Integer.toString(longest)}, null);
        }
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }
}
