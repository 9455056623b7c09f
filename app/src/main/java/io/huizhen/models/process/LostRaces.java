package io.huizhen.models.process;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Pointcut;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A person's act can lose a race: the engine's own job moves the same process in the same moment, and only one of the
 * two may commit. The loser's transaction has left nothing behind (all that goes outside lies in the outbox), so it is
 * run again from its start instead of showing the person an error.
 */
@Configuration
class LostRaces {

    private static final Logger LOG = LoggerFactory.getLogger(LostRaces.class);
    private static final int TRIES = 4;

    /** Around every outermost {@link Transactional} method, outside its transaction. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor runLostRacesAgain() {
        ComposablePointcut transactional =
                new ComposablePointcut(AnnotationMatchingPointcut.forClassAnnotation(Transactional.class));
        transactional.union((Pointcut) AnnotationMatchingPointcut.forMethodAnnotation(Transactional.class));
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(transactional, (MethodInterceptor) LostRaces::run);
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static Object run(MethodInvocation call) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return call.proceed();
        }
        for (int tried = 1; ; tried++) {
            try {
                return ((ProxyMethodInvocation) call).invocableClone().proceed();
            } catch (OptimisticLockingException | ConcurrencyFailureException lost) {
                if (tried == TRIES) {
                    throw lost;
                }
                LOG.info("{} lost a race, try {}", call.getMethod().getName(), tried + 1);
            }
        }
    }
}
