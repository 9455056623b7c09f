package io.huizhen.bench;

import io.huizhen.journeys.Person;
import java.util.List;

/** Rooms with one person in each, and one before each door. */
interface CrowdRooms {

    /** The far side goes into every room, and sends. */
    void open();

    /** Each stands before the door of their room: the page is whole, with the button or link to come in. */
    List<Person> atTheDoors();

    /** What is to be pressed there. */
    String enter();

    /** The one who came into this room leaves it, and the far side knows. */
    void leave(int room);

    /** The far side leaves every room: nothing is sent until they are opened again. */
    void shut();
}
