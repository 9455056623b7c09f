package io.huizhen.referral.web;

import io.huizhen.referral.HandOver;
import io.huizhen.referral.web.Choices.Choice;
import java.util.List;

/**
 * What the pages show on which a case is ended, or on which its hand-over is read.
 *
 * @param decided null while the form is open
 */
record EndingPage(
        String caseId,
        String number,
        List<Choice> reasons,
        List<Choice> places,
        List<Choice> within,
        HandOver decided) {}
