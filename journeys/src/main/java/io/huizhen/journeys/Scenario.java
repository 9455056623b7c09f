package io.huizhen.journeys;

/** A way through the house that the demo can walk: {@code demo --NAME}; without a name it walks {@link Line}. */
public interface Scenario {

    String name();

    /** What it shows, in one line for the help. */
    String shows();

    /** Plays it with these people; throws {@link NotAsSeenException} where a person could not go on. */
    void play(Cast cast, Story story, Settings settings);
}
