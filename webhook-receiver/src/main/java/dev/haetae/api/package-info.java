/** What people and their tools can ask and do over HTTP, under {@code /api/v1}. */
package dev.haetae.api;
