package io.huizhen.platform;

import javax.sql.DataSource;

/**
 * Tables that Flyway does not make, such as the engine's own. Called on start after Flyway and before the app user gets
 * its rights; must do nothing when all is there.
 */
public interface OwnerSchema {

    void create(DataSource owner);
}
