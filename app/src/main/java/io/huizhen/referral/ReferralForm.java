package io.huizhen.referral;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * The referral form as typed: nothing checked yet. Also the content of a draft. Text is stripped and line ends are
 * those of Unix; an empty field is an empty text.
 */
public record ReferralForm(
        String token,
        String fullName,
        String idNumber,
        String phone,
        String guardianName,
        String guardianPhone,
        Boolean guardianPresent,
        String invitedHospital,
        String kind,
        String reason,
        String aim,
        String history,
        String visit,
        Boolean conditionChanged,
        String diagnosis,
        String diagnosedOn,
        String diagnosedAt,
        String wantedDepartment,
        String wantedSpecialty,
        String wantedTitle,
        List<String> redFlags,
        String declaredUrgency,
        Boolean worsening,
        Boolean consultConsent,
        String consultText,
        String recordingConsent,
        String recordingText,
        String consentBy,
        String consentHow,
        Boolean duplicateSeen) {

    /** The values of {@code visit}. */
    public static final String FIRST = "first";

    public static final String FOLLOW_UP = "follow-up";

    public ReferralForm {
        token = text(token);
        fullName = text(fullName);
        idNumber = text(idNumber);
        phone = text(phone);
        guardianName = text(guardianName);
        guardianPhone = text(guardianPhone);
        guardianPresent = Boolean.TRUE.equals(guardianPresent);
        invitedHospital = text(invitedHospital);
        kind = text(kind);
        reason = text(reason);
        aim = text(aim);
        history = text(history);
        visit = text(visit);
        conditionChanged = Boolean.TRUE.equals(conditionChanged);
        diagnosis = text(diagnosis);
        diagnosedOn = text(diagnosedOn);
        diagnosedAt = text(diagnosedAt);
        wantedDepartment = text(wantedDepartment);
        wantedSpecialty = text(wantedSpecialty);
        wantedTitle = text(wantedTitle);
        redFlags = redFlags == null ? List.of() : List.copyOf(redFlags);
        declaredUrgency = text(declaredUrgency);
        worsening = Boolean.TRUE.equals(worsening);
        consultConsent = Boolean.TRUE.equals(consultConsent);
        consultText = text(consultText);
        recordingConsent = text(recordingConsent);
        recordingText = text(recordingText);
        consentBy = text(consentBy);
        consentHow = text(consentHow);
        duplicateSeen = Boolean.TRUE.equals(duplicateSeen);
    }

    /** An empty form under a new token, to the hospital that is the only choice, or to none yet. */
    public static ReferralForm blank(String token, String invitedHospital) {
        return new ReferralForm(
                token,
                null,
                null,
                null,
                null,
                null,
                null,
                invitedHospital,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** True when nothing has been typed that is worth keeping. */
    @JsonIgnore
    public boolean isBlank() {
        return (fullName + idNumber + phone + guardianName + reason + aim + history + diagnosis).isEmpty();
    }

    /** Names the place of the file field, for its errors; files are staged apart from the form. */
    @JsonIgnore
    public String getDiagnosisFile() {
        return "";
    }

    /** See {@link #getDiagnosisFile()}. */
    @JsonIgnore
    public String getAttachmentFiles() {
        return "";
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }

    @Override
    public String toString() {
        return "ReferralForm[sealed]";
    }
}
