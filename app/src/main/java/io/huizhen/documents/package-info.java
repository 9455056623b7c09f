/**
 * Documents: from a template and a model to a printable PDF/A, and the encrypted store that keeps
 * files for a case. Holds no opinion on what a document says.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Documents")
package io.huizhen.documents;
