package io.huizhen.audit;

/** Says who acts on this thread. Provided by {@code access}; without a bean everyone is {@link Actor#SYSTEM}. */
@FunctionalInterface
public interface Actors {

    /** Never null: {@link Actor#SYSTEM} where no person acts. */
    Actor current();
}
