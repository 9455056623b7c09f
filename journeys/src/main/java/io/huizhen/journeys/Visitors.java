package io.huizhen.journeys;

/** Every demo person logs in and looks whether their part of the house is there. */
final class Visitors {

    private final Cast cast;
    private final Story story;

    Visitors(Cast cast, Story story) {
        this.cast = cast;
        this.story = story;
    }

    void everybodyFindsTheirPart() {
        for (Persona persona : Persona.EVERYBODY) {
            story.check(persona.username() + " finds the home of the " + persona.who(), () -> {
                Person person = cast.visitor(persona);
                person.logIn();
                person.isAt("desk.home." + persona.who() + ".title");
                story.picture(person, persona.username());
                String title = person.page().title();
                person.logOut();
                cast.sendHome(person);
                return title;
            });
        }
    }
}
