import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "~/gateway/session/sign-in.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  return await NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
