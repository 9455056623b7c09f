<#import "template.ftl" as layout>
<#assign wrong = messagesPerField.existsError('username','password')>
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <form class="form" action="${url.loginAction}" method="post">
      <div class="field<#if wrong> field--error</#if>">
        <#if !usernameHidden??>
        <label class="field__label" for="username">${msg("username")}</label>
        <#if wrong>
        <p class="field__error" id="username-error" role="alert">${kcSanitize(messagesPerField.getFirstError('username','password'))?no_esc}</p>
        </#if>
        <input class="input" id="username" name="username" type="text" value="${(login.username!'')}" required autofocus
          autocomplete="username" autocapitalize="none" spellcheck="false" dir="ltr"<#if wrong> aria-invalid="true" aria-describedby="username-error"</#if>>
        <#elseif wrong>
        <p class="field__error" id="username-error" role="alert">${kcSanitize(messagesPerField.getFirstError('username','password'))?no_esc}</p>
        </#if>
      </div>
      <div class="field">
        <label class="field__label" for="password">${msg("password")}</label>
        <input class="input" id="password" name="password" type="password" required autocomplete="current-password" dir="ltr"<#if wrong> aria-invalid="true" aria-describedby="username-error"</#if>>
        <label class="choice" hidden><input type="checkbox" data-shows="password"><span>${msg("showPassword")}</span></label>
      </div>
      <input type="hidden" name="credentialId"<#if auth.selectedCredential?has_content> value="${auth.selectedCredential}"</#if>>
      <button class="button button--primary button--big" name="login" type="submit">${msg("doLogIn")}</button>
    </form>
    <#if realm.resetPasswordAllowed>
    <p><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p>
    </#if>
    <script type="module" src="${url.resourcesPath}/js/show-password.js"></script>
  </#if>
</@layout.registrationLayout>
