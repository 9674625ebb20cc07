/** The webhooks: read tolerantly, refuse clearly, acknowledge only what is on disk. */
package dev.haetae.receive;
