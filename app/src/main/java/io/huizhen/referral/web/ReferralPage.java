package io.huizhen.referral.web;

import io.huizhen.cases.Case;
import io.huizhen.directory.Sex;
import io.huizhen.referral.ConsentText;
import io.huizhen.referral.Drafts;
import io.huizhen.referral.StagedFiles.StagedFile;
import io.huizhen.referral.web.Choices.Choice;
import java.time.LocalDate;
import java.util.List;

/**
 * What the referral form shows around its fields.
 *
 * @param birthDate read off the id number; null while that is wrong or missing, as is {@code sex}
 * @param unsent an earlier draft of this person that this form is not, or null
 * @param duplicates open cases of the same patient that this person may see
 * @param hiddenDuplicates how many more there are that this person may not see
 * @param guardianAge under how many years a guardian is needed
 */
record ReferralPage(
        List<Choice> hospitals,
        List<Choice> departments,
        List<Choice> titles,
        List<Choice> kinds,
        List<Choice> visits,
        List<Choice> redFlags,
        List<Choice> urgencies,
        List<Choice> recording,
        List<Choice> consentBy,
        List<Choice> consentHow,
        ConsentText consultText,
        ConsentText recordingText,
        LocalDate birthDate,
        Sex sex,
        int age,
        List<StagedFile> diagnosisFiles,
        List<StagedFile> attachments,
        Drafts.Unsent unsent,
        List<Case> duplicates,
        int hiddenDuplicates,
        int guardianAge,
        LocalDate today) {

    public boolean hasDuplicates() {
        return !duplicates.isEmpty() || hiddenDuplicates > 0;
    }

    public boolean mayRefer() {
        return !hospitals.isEmpty();
    }
}
