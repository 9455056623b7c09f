package io.huizhen.journeys;

/** The main way: a referral becomes a signed report in the patient's hands. */
final class Line implements Scenario {

    @Override
    public String name() {
        return "line";
    }

    @Override
    public String shows() {
        return "referral, triage, live consult of three, signed report, rating (when no other is named)";
    }

    @Override
    public void play(Cast cast, Story story, Settings settings) {
        throw new UnsupportedOperationException("not yet");
    }
}
