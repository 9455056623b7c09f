package io.huizhen;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application: one process of rooms, each a package of its own. Started by the launcher. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Huizhen {

    public static void main(String[] args) {
        SpringApplication.run(Huizhen.class, args);
    }
}
