/** Who may use the API: named tokens from configuration, and OpenID Connect where it is configured. */
package dev.haetae.identity;
