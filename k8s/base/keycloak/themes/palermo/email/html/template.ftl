<#macro emailLayout>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<body style="margin:0;background:#f4f7f7;color:#0b0c0c;font-family:system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans Arabic',Arial,sans-serif;font-size:16px;line-height:1.5">
  <div style="background:#12343b;border-bottom:6px solid #2f8f83;padding:12px 24px;color:#fff;font-size:20px;font-weight:700">Palermo</div>
  <div style="max-width:640px;margin:0 auto;padding:24px;background:#fff">
    <#nested>
    <p style="margin-top:32px;padding-top:16px;border-top:1px solid #cfd9dc;color:#4a5f66">${msg("palermoNobodyAsks")}</p>
  </div>
</body>
</html>
</#macro>
