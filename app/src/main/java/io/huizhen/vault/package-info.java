/**
 * Sealed data: envelope encryption of fields and files, blind indexes for exact search, and the house's own
 * signing keys. The key-encryption key is the only key outside the database.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
package io.huizhen.vault;
