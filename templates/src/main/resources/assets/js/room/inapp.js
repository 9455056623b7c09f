// Browsers inside chat apps often have no camera; the page then shows a way out.
const CHAT_APPS = /MicroMessenger|QQ\/|DingTalk|Weibo|FBAN|FBAV|Instagram|Line\//i;

export function cameraProblem() {
  if (navigator.mediaDevices?.getUserMedia && window.RTCPeerConnection) return null;
  if (CHAT_APPS.test(navigator.userAgent)) return 'inApp';
  return window.isSecureContext ? 'missing' : 'insecure';
}
