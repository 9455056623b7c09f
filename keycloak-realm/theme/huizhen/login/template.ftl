<#-- The frame of every page: whose it is, in which language, what went wrong, and one thing to do. -->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<!DOCTYPE html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <#list properties.meta?split(' ') as meta>
  <meta name="${meta?split('==')[0]}" content="${meta?split('==')[1]}">
  </#list>
  <meta name="robots" content="noindex">
  <title>${msg("huizhenPage")}</title>
  <link rel="icon" href="${url.resourcesPath}/img/mark.svg" type="image/svg+xml">
  <#list properties.styles?split(' ') as style>
  <link rel="stylesheet" href="${url.resourcesPath}/${style}">
  </#list>
  <#if scripts??>
    <#list scripts as script>
  <script src="${script}"></script>
    </#list>
  </#if>
  <script type="importmap">{ "imports": { "rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js" } }</script>
  <#if authenticationSession??>
  <script type="module">
    <#outputformat "JavaScript">
    import { startSessionPolling, checkAuthSession } from ${(url.resourcesPath + "/js/authChecker.js")?c};
    startSessionPolling(${url.ssoLoginInOtherTabsUrl?c});
    checkAuthSession(${authenticationSession.authSessionIdHash?c});
    </#outputformat>
  </script>
  </#if>
</head>
<body data-page-id="login-${pageId}">
  <header class="top">
    <p class="brand"><img src="${url.resourcesPath}/img/mark.svg" alt="" width="28" height="28"><span>${msg("huizhenBrand")}</span></p>
    <#if realm.internationalizationEnabled && locale.supported?size gt 1>
    <nav class="languages" aria-label="${msg("languages")}">
      <#list locale.supported as each>
      <a href="${each.url}" lang="${each.languageTag}"<#if each.languageTag == locale.currentLanguageTag> aria-current="true"</#if>>${msg("huizhenLanguage." + each.languageTag)}</a>
      </#list>
    </nav>
    </#if>
  </header>
  <main>
    <h1><#nested "header"></h1>
    <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
    <#nested "show-username">
    <p class="who">${msg("huizhenAs", auth.attemptedUsername)} <a href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a></p>
    </#if>
    <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
    <div class="note note--${message.type}" role="<#if message.type = 'error'>alert<#else>status</#if>">
      <p><strong>${msg("huizhenNote." + message.type)}</strong> ${kcSanitize(message.summary)?no_esc}</p>
    </div>
    </#if>
    <#nested "form">
    <#if auth?has_content && auth.showTryAnotherWayLink()>
    <form action="${url.loginAction}" method="post">
      <button type="submit" name="tryAnotherWay" value="on" class="button button--secondary">${msg("doTryAnotherWay")}</button>
    </form>
    </#if>
    <#nested "socialProviders">
    <#if displayInfo>
    <div class="info"><#nested "info"></div>
    </#if>
  </main>
  <footer class="foot"><p>${msg("huizhenFoot")}</p></footer>
</body>
</html>
</#macro>
