package io.huizhen.directory;

/** As on the identity card. */
public enum Sex {
    FEMALE,
    MALE
}
