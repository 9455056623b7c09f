package io.huizhen.consult.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * This node among others.
 *
 * @param nodeAddress where the other nodes reach this one, such as {@code http://10.0.0.7:8080}; empty where there is no
 *     other, or all are on one machine
 */
@ConfigurationProperties("huizhen")
record NodeSettings(@DefaultValue("") String nodeAddress) {}
