package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;

/** Where a case that is not suitable online is handed over to a hospital visit. */
public final class HandOverPage {

    private final Person person;

    public HandOverPage(Person person) {
        this.person = person;
    }

    /** @param hospital as it is offered on the page */
    public void handOver(String reason, String explanation, String hospital) {
        person.isAt("referral.handOver.do");
        person.choose("referral.handOver.why", person.say("referral.handOver.reason." + reason));
        person.write("referral.handOver.explanation", explanation);
        person.choose("referral.handOver.where", hospital);
        person.choose("referral.handOver.within", person.say("referral.handOver.within.P1D"));
        person.press("referral.handOver.confirm");
    }
}
