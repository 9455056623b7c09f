<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("errorTitle")}
  <#elseif section = "form">
    <#-- Keycloak says "wrong password" to a signer who has no second factor yet. -->
    <#if client?? && client.clientId == "huizhen-step-up" && message.summary == msg("invalidUserMessage")>
    <p class="lead">${msg("huizhenNoSecondFactor")}</p>
    <#else>
    <p class="lead">${kcSanitize(message.summary)?no_esc}</p>
    </#if>
    <#if !skipLink?? && client?? && client.baseUrl?has_content>
    <p><a class="button button--primary" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
    </#if>
  </#if>
</@layout.registrationLayout>
