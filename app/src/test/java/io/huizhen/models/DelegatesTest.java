package io.huizhen.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.HuizhenTest;
import io.huizhen.workflows.Delegates;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A wrong delegate name would fail only when a case comes to it. */
@HuizhenTest
class DelegatesTest {

    @Autowired
    ApplicationContext context;

    @Test
    void everyDelegateThatAModelCallsExistsAndNoOtherDoes() {
        assertThat(context.getBeanNamesForType(JavaDelegate.class)).containsExactlyInAnyOrderElementsOf(Delegates.ALL);
    }
}
