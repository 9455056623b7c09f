<#import "template.ftl" as layout>
<#assign wrong = messagesPerField.existsError('totp')>
<#assign signing = client?? && client.clientId == "huizhen-step-up">
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section = "header">
    ${msg(signing?then("huizhenSignTitle", "huizhenCodeTitle"))}
  <#elseif section = "form">
    <p class="lead">${msg(signing?then("huizhenSignHint", "huizhenCodeHint"))}</p>
    <form class="form" action="${url.loginAction}" method="post">
      <#if otpLogin.userOtpCredentials?size gt 1>
      <fieldset class="choices">
        <legend class="field__label">${msg("huizhenWhichDevice")}</legend>
        <#list otpLogin.userOtpCredentials as device>
        <label class="choice"><input type="radio" name="selectedCredentialId" value="${device.id}"<#if device.id == otpLogin.selectedCredentialId> checked</#if>><span>${device.userLabel}</span></label>
        </#list>
      </fieldset>
      </#if>
      <div class="field<#if wrong> field--error</#if>">
        <label class="field__label" for="otp">${msg("loginOtpOneTime")}</label>
        <#if wrong>
        <p class="field__error" id="otp-error" role="alert">${kcSanitize(messagesPerField.get('totp'))?no_esc}</p>
        </#if>
        <input class="input input--code" id="otp" name="otp" type="text" inputmode="numeric" autocomplete="one-time-code"
          required autofocus dir="ltr"<#if wrong> aria-invalid="true" aria-describedby="otp-error"</#if>>
      </div>
      <button class="button button--primary button--big" name="login" type="submit">${msg("huizhenConfirm")}</button>
    </form>
  </#if>
</@layout.registrationLayout>
